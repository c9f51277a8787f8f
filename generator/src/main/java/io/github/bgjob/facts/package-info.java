/**
 * What Azure's services can do, in two editions, each fact with its source: as the article states it, and as
 * documented today. The rules are tested against these; nothing here weighs or chooses.
 */
package io.github.bgjob.facts;
