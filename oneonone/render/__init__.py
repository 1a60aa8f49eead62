"""Results to text: terminal, tab-separated, JSON, HTML; control characters become visible here."""
