"""Opens the window, on any machine: what has to be seen to before Qt is used, and what is remembered."""
