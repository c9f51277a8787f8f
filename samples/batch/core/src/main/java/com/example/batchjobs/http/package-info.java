/** The HTTP API and the page as a function from request to response; a platform's HTTP trigger or server only adapts. */
package com.example.batchjobs.http;
