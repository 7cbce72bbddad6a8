"""Entering a request that came by post: the same questions as online, typed by the Centre."""
