/** How a program of its own, as WebJobs has two, ends. */
package com.example.mixjobs.lifecycle;
