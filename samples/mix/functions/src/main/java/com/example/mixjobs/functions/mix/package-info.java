/** Short jobs run in the function that receives their message, long ones become tasks of Azure Batch. */
package com.example.mixjobs.functions.mix;
