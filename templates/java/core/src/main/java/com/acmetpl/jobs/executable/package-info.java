/**
 * Lets a program in any language do the work: started once for each job, told everything by arguments and environment,
 * judged by its exit code. The project's README has the contract in full.
 */
package com.acmetpl.jobs.executable;
