"""The picture of a form: its ways, where each thing is drawn, the drawing. Pure: a compiled document in, text out."""
