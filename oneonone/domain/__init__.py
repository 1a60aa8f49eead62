"""What one-on-ones are made of: pure values and rules, standard library only, no clock."""
