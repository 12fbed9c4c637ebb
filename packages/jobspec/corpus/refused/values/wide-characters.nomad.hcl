# Columns after wide and combined characters, and after tabs.
job "x" {
	priority = /* 日本語 👩‍👩‍👧 é */ "high"
}
