/** Uses the product from outside, as a person does: real processes, real HTTP, a real browser. */
package io.github.bgjob.it;
