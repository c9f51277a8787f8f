/** How long jobs are expected to run: what decides where one runs, in a project that has two places for it. */
package com.example.mixjobs.duration;
