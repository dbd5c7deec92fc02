"""How the templates of lists draw what they have many of."""
