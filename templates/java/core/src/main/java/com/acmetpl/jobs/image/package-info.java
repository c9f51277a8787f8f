/** The example processor: thumbnails and other operations on pictures. Replace it with your own work. */
package com.acmetpl.jobs.image;
