"""What a recording means: pure functions over times and traces."""
