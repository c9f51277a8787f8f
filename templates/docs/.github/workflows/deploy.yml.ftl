# Deploys to Azure, when it is started by hand or from another workflow. deploy/README.md says what it wants.
name: deploy

on:
  workflow_dispatch:
  workflow_call:

permissions:
  contents: read
  id-token: write

concurrency:
  group: deploy
  cancel-in-progress: false

jobs:
  deploy:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    # What is not set is as deploy/deploy.env says.
    env:
      AZURE_NAME: ${{ vars.AZURE_NAME }}
      AZURE_RESOURCE_GROUP: ${{ vars.AZURE_RESOURCE_GROUP }}
      AZURE_LOCATION: ${{ vars.AZURE_LOCATION }}
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-java@v5
        with:
          distribution: temurin
          java-version: "[=javaRelease]"
          cache: maven
      - uses: actions/setup-node@v5
        with:
          node-version: "22"
      - run: ./mvnw -B -ntp verify
      - uses: azure/login@v2
        with:
          client-id: ${{ vars.AZURE_CLIENT_ID }}
          tenant-id: ${{ vars.AZURE_TENANT_ID }}
          subscription-id: ${{ vars.AZURE_SUBSCRIPTION_ID }}
      - run: >-
          sh deploy/deploy.sh --skip-build
          ${AZURE_NAME:+--name "$AZURE_NAME"}
          ${AZURE_RESOURCE_GROUP:+--resource-group "$AZURE_RESOURCE_GROUP"}
          ${AZURE_LOCATION:+--location "$AZURE_LOCATION"}
