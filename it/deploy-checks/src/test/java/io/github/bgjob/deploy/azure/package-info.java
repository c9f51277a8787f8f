/** A stand-in for Azure on this machine, strict enough to run the real Azure CLI and curl against it. */
package io.github.bgjob.deploy.azure;
