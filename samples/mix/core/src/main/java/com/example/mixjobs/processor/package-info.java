/** What a person implements to put their own work into this project, and what the project gives them for it. */
package com.example.mixjobs.processor;
