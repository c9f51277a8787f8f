import io.github.bgjob.it.BuildLog

new BuildLog(basedir.toPath()).says('Recommendation: Azure Batch on Spot VMs')
assert basedir.listFiles().every { it.file || it.name == '.mvn' }
