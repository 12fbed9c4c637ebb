job:
  name: web
  groups:
    - count: 1
