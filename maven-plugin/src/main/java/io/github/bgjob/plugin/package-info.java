/** The goals of the Maven plugin. They pass on what was given; everything else is the generator's. */
package io.github.bgjob.plugin;
