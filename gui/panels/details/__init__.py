"""The selection panel: ``chosen`` knows what is selected, ``panel`` shows it, ``told_text`` lays its text out."""
