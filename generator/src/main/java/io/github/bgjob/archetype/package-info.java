/**
 * From a project to the archetype that makes it: the project is rendered once with placeholders for everything a user
 * may set, and becomes the files of a Maven archetype without a script. The templates stay the only place where anything
 * about generated projects stands.
 */
package io.github.bgjob.archetype;
