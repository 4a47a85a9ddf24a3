"""What a task writes down of itself: its PID, its thread, and a word."""

import os
import threading


def log(word=""):
    line = f"{os.getpid()} {threading.get_native_id()} {word}\n".encode()
    descriptor = os.open(os.environ["TRUTH"], os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    os.write(descriptor, line)
    os.close(descriptor)
