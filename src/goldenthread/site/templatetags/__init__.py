"""How templates reach the components, the pictures and the shell."""
