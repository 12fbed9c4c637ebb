# Tabs, blanks at the ends of lines, and blank lines of blanks.   
job	"x"	{	
	type	=	"batch"   
   	
	group "g" {  
		count=1	
	  }
}   
