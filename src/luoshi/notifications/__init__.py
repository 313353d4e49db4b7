"""消息: what somebody is to be told, gathered into one message a person a day, stored with what became of it."""
