"""消息: what one was told; where messages go; what became of them."""
