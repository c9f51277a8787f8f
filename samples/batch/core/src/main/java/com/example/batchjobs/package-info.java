/** {@link Jobs} puts the parts together; everything else lives in a package of its own. */
package com.example.batchjobs;
