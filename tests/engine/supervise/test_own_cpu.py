"""What the program itself takes of the machine."""

import subprocess
import sys
import time

from engine.supervise.own_cpu import OwnCpu

GUARDIAN = """
import time
while time.process_time() < 0.2:
    pass
print(1, flush=True)
input()
"""


def burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_that_what_is_used_is_counted_since_it_was_noted():
    own = OwnCpu(0)
    burn(0.05)
    own.note()
    before_s = own.used_s()
    burn(0.3)
    assert 0.3 <= own.used_s() - before_s < 0.6
    assert 0 < own.share() <= 1


def test_that_the_end_of_the_guardian_takes_nothing_back():
    guardian = subprocess.Popen([sys.executable, "-c", GUARDIAN], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    guardian.stdout.readline()
    own = OwnCpu(guardian.pid)
    own.note()
    guardian.communicate(b"\n")
    burn(0.25)
    assert own.share() > 0
