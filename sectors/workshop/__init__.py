"""The form's workshop, in Wagtail's admin: understand, try and compare a form before it is published."""
