/**
 * What the project is, before any file exists: its coordinates, the layers it has and the values that stand in it. The
 * only thing that templates know.
 */
package io.github.bgjob.project;
