"""What is to be drawn, and where: pure functions over arrays, without Qt."""
