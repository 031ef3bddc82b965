"""The command line: words in, one service call, words or JSON out."""
