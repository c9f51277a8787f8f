/** Microsoft's Bicep compiler, and what it makes of a project's infrastructure. */
package io.github.bgjob.deploy.bicep;
