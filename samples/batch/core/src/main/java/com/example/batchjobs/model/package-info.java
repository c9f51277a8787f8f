/** What a job is: its id, its states and the moves between them. Values only; nothing here knows where they are stored. */
package com.example.batchjobs.model;
