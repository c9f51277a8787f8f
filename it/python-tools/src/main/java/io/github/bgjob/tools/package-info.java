/** Programs that tests of several modules need and Maven cannot bring along. */
package io.github.bgjob.tools;
