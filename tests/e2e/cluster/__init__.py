"""What runs on the engines that know hosts, each in an environment of its own: ``make cluster``.

``make test`` leaves it out: the environment takes a download of some hundred megabytes.
"""
