"""What may be done about emergency access, unusual looks and agreements."""
