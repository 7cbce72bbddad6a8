"""The texts of the demonstration's public pages. Links are written <a page="slug">; `home.demo` resolves them."""
