"""Makes pictures smaller. Each job computes for a while and sends little: this is what going parallel is good for.

    .venv/bin/python main.py compare --function resources/examples/thumbnails.py:shrink --items range:0:8

See: with two cores, a pool takes little more than half as long as the plain loop. Threads take as long as the loop.
"""

WIDTH, HEIGHT, STEP = 480, 360, 4


def paint(number: int) -> list[list[int]]:
    """A grey picture to work on: rows of pixels from 0 to 255."""
    return [[(x * number + y * y) % 256 for x in range(WIDTH)] for y in range(HEIGHT)]


def shrink(number: int) -> bytes:
    """A picture a quarter as wide and high: each pixel is the mean of 16 pixels of the large one."""
    rows = paint(number)
    return bytes(
        sum(rows[top + y][left + x] for y in range(STEP) for x in range(STEP)) // STEP**2
        for top in range(0, HEIGHT, STEP)
        for left in range(0, WIDTH, STEP)
    )
