/** A continuous WebJob over the core's worker loop, the queue trigger that App Service has none of for Java. */
package com.example.webjobsjobs.webjob;
