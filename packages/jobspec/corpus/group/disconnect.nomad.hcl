# The disconnect block: what happens when a client is lost.
job "disconnected" {
  group "replaced" {
    disconnect {
      lost_after = "6h"
      replace    = false
      reconcile  = "keep_original"
    }
  }
  group "stopped" {
    disconnect {
      stop_on_client_after = "5m"
      replace              = true
      reconcile            = "longest_running"
    }
  }
  group "defaults" {
    disconnect {
    }
  }
}
