"""What the pages share: words, pictures, forms, the tracker. What the pages show comes from workshop."""
