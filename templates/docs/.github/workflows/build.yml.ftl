name: build

on:
  push:
  pull_request:

permissions:
  contents: read

concurrency:
  group: ${{ github.workflow }}-${{ github.ref }}
  cancel-in-progress: true

jobs:
  verify:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-java@v5
        with:
          distribution: temurin
          java-version: "[=javaRelease]"
          cache: maven
      # The tests run against Azurite, the local stand-in for Azure Storage, which is a Node program.
      - uses: actions/setup-node@v5
        with:
          node-version: "22"
      - run: ./mvnw -B -ntp verify
