"""What the pages across children show, as frozen read models."""
