"""What was decided, and where each title stands on a day. Pure: no disk, no clock."""
