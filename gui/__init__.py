"""The window: draws what the engine records."""
