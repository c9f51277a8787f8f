/** What a deployment must be like, beyond what a compiler knows: each class looks for one kind of mistake. */
package io.github.bgjob.deploy.rules;
