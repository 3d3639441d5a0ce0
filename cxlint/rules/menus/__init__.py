"""Rules about menus: how wide and deep they are, and what they announce."""
