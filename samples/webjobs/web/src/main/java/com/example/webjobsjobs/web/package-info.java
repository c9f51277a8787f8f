/**
 * The web app of an App Service over the core: each request is translated, answered by the core, and translated back.
 * What a job is and does stands in the core; the WebJob beside this app runs the jobs.
 */
package com.example.webjobsjobs.web;
