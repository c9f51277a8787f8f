/** App Service on this machine: the web app and the WebJob beside it, from the zip that is deployed. */
package com.example.webjobsjobs.local.webjobs;
