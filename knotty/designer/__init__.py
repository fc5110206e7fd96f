"""From a prompt to a Brief, and on to a pattern that adds up. Working it on the hook is fabric's."""
