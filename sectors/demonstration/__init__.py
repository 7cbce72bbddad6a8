"""The content of the demonstration: two invented federations, their typologies and their guided forms."""
